// `npm run backup -- FILE`: database, uploaded files and secrets in one file, while the shop runs or not (docs/running.md).
import { stat } from 'node:fs/promises';
import { backUp } from '../server/backup/back-up.ts';
import { operatorCommand, sizeInWords } from './operator-command.ts';

await operatorCommand('backup', async (path, config) => {
  const { manifest, files, secrets } = await backUp(path, config);
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  const kept = [
    `${manifest.tables.length} tables with ${rows.toLocaleString('en')} rows`,
    manifest.files === 'bucket' ? 'no uploaded files (they are in the bucket)' : `${files.toLocaleString('en')} files`,
    secrets.length > 0 ? secrets.join(', ') : 'no secrets (they are in the environment)',
  ];
  return [
    `${path}, ${sizeInWords((await stat(path)).size)}: ${kept.join('; ')}.`,
    ...(config.AUTH_SECRET ? ['AUTH_SECRET is in the environment, not in this file: keep it too.'] : []),
    'Keep it as safe as the shop itself: it has everybody’s orders and addresses.',
  ];
});
