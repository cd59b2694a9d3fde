// After `next build`: what starts or tests the shop next need not build it again.
import { markBuilt } from './ensure-built.mjs';

markBuilt();
