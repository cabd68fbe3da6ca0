// @ts-check
const { common, filesFor } = require('./common.cjs');

/** An unpacked program for Linux; it is what the tests start. */

/** @type {import('electron-builder').Configuration} */
module.exports = {
  ...common,
  files: filesFor('linux'),
  linux: { target: ['dir'], executableName: 'duewarden', category: 'Office' },
};
