// `npm run restore -- FILE`: a backup into an empty database and data folder (docs/running.md).

import { restore } from '../server/backup/restore.ts';
import { operatorCommand } from './operator-command.ts';

await operatorCommand('restore', async (path, config) => {
  const { madeAt, release, tables, files } = await restore(path, config);
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  return [
    `The shop is as it was on ${madeAt}, at release ${release}: ${tables.length} tables with ${rows.toLocaleString('en')} rows. npm start brings it up to date.`,
    ...(files === 'bucket' ? ['Its uploaded files are in the bucket that S3_… named.'] : []),
    ...(config.AUTH_SECRET ? [] : ['If the shop had an AUTH_SECRET in its environment, set the same one.']),
  ];
});
