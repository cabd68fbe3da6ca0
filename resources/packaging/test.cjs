// @ts-check
const path = require('node:path');
const linux = require('./linux.cjs');
const { root } = require('./common.cjs');

/**
 * The Linux program around the Electron of the tests, which is too old for the SQLite driver: its data service lies
 * beside the archive and is run by Node. The package says so itself, inside the archive; a released one never does.
 */
const { DUEWARDEN_TEST_ELECTRON: electronDist, DUEWARDEN_TEST_ELECTRON_VERSION: electronVersion } = process.env;
if (!electronDist || !electronVersion) throw new Error('DUEWARDEN_TEST_ELECTRON names no Electron');

/** @type {import('electron-builder').Configuration} */
module.exports = {
  ...linux,
  electronDist,
  electronVersion,
  extraMetadata: { serviceBeside: 'service/out/main/service.js' },
  extraResources: [
    .../** @type {object[]} */ (linux.extraResources),
    { from: path.join(root, 'out', 'main'), to: 'service/out/main' },
    { from: path.join(__dirname, 'service.json'), to: 'service/package.json' },
    { from: path.join(root, 'node_modules', 'better-sqlite3', 'lib'), to: 'service/node_modules/better-sqlite3/lib' },
    {
      from: path.join(root, 'node_modules', 'better-sqlite3'),
      to: 'service/node_modules/better-sqlite3',
      filter: ['package.json', 'prebuilds/linux-x64.node'],
    },
  ],
};
