// @ts-check
const { common, filesFor, suffix } = require('./common.cjs');

/** Windows installer, one for each kind of processor. Signed when a certificate is in the environment (WIN_CSC_LINK or CSC_LINK). */
const signed = Boolean(process.env.WIN_CSC_LINK || process.env.CSC_LINK);

/** @type {import('electron-builder').Configuration} */
module.exports = {
  ...common,
  files: filesFor('win32'),
  forceCodeSigning: process.env.DUEWARDEN_RELEASE === '1',
  win: {
    target: [{ target: 'nsis', arch: ['x64', 'arm64'] }],
    artifactName: `Duewarden-\${version}-windows-\${arch}${suffix(signed)}.\${ext}`,
    signAndEditExecutable: true,
  },
  nsis: {
    oneClick: false,
    perMachine: false,
    allowToChangeInstallationDirectory: true,
    // A ledger outlives the program that reads it.
    deleteAppDataOnUninstall: false,
    installerLanguages: ['zh_CN', 'en_US'],
    displayLanguageSelector: false,
    shortcutName: '应收管家 Duewarden',
    buildUniversalInstaller: false,
  },
};
