// @ts-check
const path = require('node:path');
const { common, filesFor, suffix } = require('./common.cjs');

/** macOS disk image, one for each kind of processor. Signed and notarized when the environment holds an identity and an account. */
const signed = Boolean(process.env.CSC_LINK || process.env.CSC_NAME);
const notarized = signed && Boolean(process.env.APPLE_ID || process.env.APPLE_API_KEY);

/** @type {import('electron-builder').Configuration} */
module.exports = {
  ...common,
  files: filesFor('darwin'),
  forceCodeSigning: process.env.DUEWARDEN_RELEASE === '1',
  mac: {
    target: [{ target: 'dmg', arch: ['x64', 'arm64'] }],
    artifactName: `Duewarden-\${version}-mac-\${arch}${suffix(signed)}.\${ext}`,
    category: 'public.app-category.finance',
    hardenedRuntime: true,
    gatekeeperAssess: false,
    entitlements: path.join(__dirname, 'entitlements.plist'),
    entitlementsInherit: path.join(__dirname, 'entitlements.plist'),
    notarize: notarized,
    ...(signed ? {} : { identity: null }),
  },
};
