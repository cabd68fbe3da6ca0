// @ts-check
const path = require('node:path');

/** What every target shares. Only what runs is packed: the bundles, one native package, icons and sample files. */

const root = path.join(__dirname, '..', '..');

/**
 * Fuses of the program (Electron's own documentation, and the security section of the README): no Node by environment
 * or command line, code from the sealed archive alone, cookies encrypted, no privileges for `file:`.
 */
const fuses = {
  runAsNode: false,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableCookieEncryption: true,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  grantFileProtocolExtraPrivileges: false,
  loadBrowserProcessSpecificV8Snapshot: false,
};

/** @type {import('electron-builder').Configuration} */
const common = {
  appId: 'app.duewarden.desktop',
  productName: 'Duewarden',
  directories: { output: path.join(root, 'dist'), buildResources: path.join(root, 'resources', 'icons') },
  icon: path.join(root, 'resources', 'icons', 'icon.png'),
  files: [
    'package.json',
    'out/**',
    'resources/icons/icon.png',
    '!out/built.json',
    '!**/*.map',
    // Sources and headers of the native packages; what runs is in `lib` and one prebuilt binary.
    '!node_modules/better-sqlite3/{deps,src}/**',
    '!node_modules/better-sqlite3/binding.gyp',
    '!node_modules/node-addon-api/**',
    '!**/{README.md,CHANGELOG.md,readme.md}',
  ],
  // Sample files for the import: read by path, so they lie beside the archive.
  extraResources: [{ from: path.join(root, 'resources', 'practice'), to: 'practice', filter: ['*.{csv,xlsx}'] }],
  // Otherwise the whole native package would lie open beside the archive, scripts and all.
  asar: { smartUnpack: false },
  asarUnpack: ['node_modules/better-sqlite3/prebuilds/*.node'],
  // The driver's binaries speak Node-API: the one for the platform runs in Electron as it is.
  npmRebuild: false,
  publish: null,
  electronFuses: fuses,
  fileAssociations: [
    { ext: 'duewarden', name: 'Duewarden book', description: 'Duewarden 应收管家 账套', role: 'Editor' },
  ],
};

/** Of the eight prebuilt binaries of the driver, the one for the machine; electron-builder fills the processor in. */
function filesFor(/** @type {'darwin' | 'linux' | 'win32'} */ platform) {
  const prebuilds = 'node_modules/better-sqlite3/prebuilds';
  return [.../** @type {string[]} */ (common.files), `!${prebuilds}/*.node`, `${prebuilds}/${platform}-\${arch}.node`];
}

/** Without a certificate in the environment the file says so in its name. */
function suffix(/** @type {boolean} */ signed) {
  return signed ? '' : '-unsigned';
}

module.exports = { common, filesFor, fuses, root, suffix };
