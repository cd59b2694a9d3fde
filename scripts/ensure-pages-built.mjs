// The production build as a program of its own: for whoever has something else to do meanwhile.
import { ensurePagesBuilt } from './ensure-built.mjs';

ensurePagesBuilt();
