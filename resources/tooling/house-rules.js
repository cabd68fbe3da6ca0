/**
 * The house's own lint rules. Each forbids a piece of syntax in all files but a named few; `resources/tooling/eslint.config.js`
 * names the files. As rules of their own they add up, which entries of `no-restricted-syntax` do not.
 */

const network = '/^(node:)?(http|https|http2|net|dgram|tls|dns)(\\u002f|$)/';

/** @type {Record<string, { selectors: string[], message: string }>} */
export const bans = {
  'no-clock': {
    selectors: [
      "MemberExpression[object.name='Date']",
      "NewExpression[callee.name='Date']",
      "CallExpression[callee.name='Date']",
      "MemberExpression[object.name='performance'][property.name='now']",
      "MemberExpression[object.name='Math'][property.name='random']",
    ],
    message: 'Pure code reads no clock and no chance: take the day or instant as a parameter.',
  },
  'no-parse-float': {
    selectors: ["Identifier[name='parseFloat']"],
    message: 'Amounts never pass through a float: use fromDecimal (kernel/money.ts) or the import parser.',
  },
  'no-open-external': {
    selectors: ["MemberExpression[property.name='openExternal']", "Property[key.name='openExternal']"],
    message: 'Only the one checked wrapper in src-main/hosts/electron/external.ts opens addresses outside the app.',
  },
  'no-own-window': {
    selectors: ["NewExpression[callee.name='BrowserWindow']", "NewExpression[callee.property.name='BrowserWindow']"],
    message: 'Windows are made, and locked down, in src-main/hosts/electron/windows.ts only.',
  },
  'no-raw-ipc': {
    selectors: ["Identifier[name='ipcMain']"],
    message: 'Messages from pages are received, and checked, in src-main/hosts/electron/ipc.ts only.',
  },
  'no-network': {
    selectors: [
      `ImportDeclaration[source.value=${network}]`,
      `ExportNamedDeclaration[source.value=${network}]`,
      `ExportAllDeclaration[source.value=${network}]`,
      `ImportExpression[source.value=${network}]`,
      `CallExpression[callee.name='require'][arguments.0.value=${network}]`,
      `CallExpression[callee.property.name='getBuiltinModule'][arguments.0.value=${network}]`,
    ],
    message: 'Nothing leaves the machine: only the loopback host in src-main/hosts/web speaks on a socket.',
  },
};

/** @type {import('eslint').ESLint.Plugin} */
export const house = {
  meta: { name: 'house' },
  rules: Object.fromEntries(
    Object.entries(bans).map(([name, { selectors, message }]) => [
      name,
      {
        meta: { type: 'problem', docs: { description: message }, schema: [], messages: { banned: message } },
        create: (context) => ({
          [selectors.join(', ')]: (/** @type {any} */ node) => context.report({ node, messageId: 'banned' }),
        }),
      },
    ]),
  ),
};
