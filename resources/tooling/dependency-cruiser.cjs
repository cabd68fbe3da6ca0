/**
 * The rooms of the house and the doors between them (README, "How the house is laid out").
 * An area imports only from areas to its left in this list.
 */
const areas = [
  'book',
  'settings',
  'rates',
  'law',
  'files',
  'terms',
  'customers',
  'ledger',
  'invoices',
  'disputes',
  'actions',
  'playbook',
  'promises',
  'writeoffs',
  'creditfile',
  'contracts',
  'securities',
  'evidence',
  'orders',
  'bills',
  'interest',
  'plans',
  'cases',
  'limitation',
  'aging',
  'credit',
  'scoring',
  'signals',
  'reviews',
  'holds',
  'control',
  'policy',
  'collections',
  'effects',
  'letters',
  'statements',
  'provisions',
  'closing',
  'reports',
  'exchange',
  'bank',
  'history',
  'dossier',
  'practice',
  'training',
];

const kernel = '^src-main/kernel/';
const storage = '^src-main/storage/';
/** Writing a file whole and starting a worker thread: of use to whoever touches files, SQLite or not. */
const fileTools = '^src-main/storage/(files|worker)[.]ts$';
const templates = '^resources/(templates|text)/';
const ours = '^(src-main|src-renderer|resources|test)/';
const packages = '(^|/)node_modules/';
const zod = '(^|/)node_modules/zod/';
const contract = '^src-main/areas/[^/]+/contract[.]ts$';
const contractTable = '^src-main/areas/contracts[.]ts$';
const context = '^src-main/areas/(context|messages)[.]ts$';
const rules = '^src-main/areas/[^/]+/rules([.]ts$|/)';
const store = '^src-main/areas/[^/]+/store([.]ts$|/)';
const hostContract = '^src-main/hosts/contract[.]ts$';
const ownArea = '^src-main/areas/$1/';
/** Any file of an area that is no contract, rule or store; the number of its area is $1. */
const procedures = '^src-main/areas/([^/]+)/(?!contract[.]ts$|rules[.]ts$|rules/|store[.]ts$|store/)';
const areaCode = '^src-main/areas/[^/]+/';

/** @param {string} name @param {string} comment @param {object} from @param {object} to */
const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

const leftToRight = areas
  .slice(0, -1)
  .map((area, index) =>
    forbid(
      `area-order-${area}`,
      `${area} may import only from areas to its left.`,
      { path: `^src-main/areas/${area}/` },
      { path: `^src-main/areas/(${areas.slice(index + 1).join('|')})/` },
    ),
  );

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    forbid('no-circular', 'Two files that need each other are one file, or three.', {}, { circular: true }),
    forbid('no-unresolvable', 'The import leads nowhere.', {}, { couldNotResolve: true }),
    forbid(
      'no-unlisted-package',
      'Every package is listed in package.json.',
      {},
      { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    ),
    forbid(
      'no-orphan',
      'Nobody imports this file and it imports nothing: it is dead. The kernel is a library and may be ahead of its users.',
      { orphan: true, pathNot: ['[.]d[.]ts$', '^src-main/kernel/', '[.]css$', '[.]json$'] },
      {},
    ),
    forbid(
      'no-unknown-area',
      'A new area takes its place in the order above first.',
      { path: areaCode, pathNot: `^src-main/areas/(${areas.join('|')})/` },
      {},
    ),
    ...leftToRight,

    forbid('kernel', 'The kernel imports nothing of ours.', { path: kernel }, { path: ours, pathNot: kernel }),
    forbid(
      'contract',
      'A contract imports the kernel and other contracts.',
      { path: contract },
      { path: ours, pathNot: [kernel, contract] },
    ),
    forbid(
      'contract-table',
      'The table of contracts imports contracts.',
      { path: contractTable },
      { path: ours, pathNot: [kernel, contract] },
    ),
    forbid(
      'rules',
      'Rules import the kernel, contracts and other rules.',
      { path: rules },
      { path: ours, pathNot: [kernel, contract, rules] },
    ),
    forbid(
      'pure-packages',
      'Kernel, contracts and rules use no package but zod.',
      { path: [kernel, contract, contractTable, rules] },
      { path: packages, pathNot: zod },
    ),
    forbid(
      'pure-platform',
      'Kernel, contracts and rules use nothing of Node.',
      { path: [kernel, contract, contractTable, rules] },
      { dependencyTypes: ['core'] },
    ),
    forbid(
      'store',
      'A store imports the kernel, storage, its own area, and contracts, rules and stores of lower areas.',
      { path: '^src-main/areas/([^/]+)/store([.]ts$|/)' },
      { path: ours, pathNot: [kernel, storage, ownArea, contract, rules, store] },
    ),
    forbid(
      'procedures',
      'Procedures import the kernel, the context of areas, their own area and lower areas.',
      { path: procedures },
      { path: ours, pathNot: [kernel, context, contractTable, areaCode, storage, templates] },
    ),
    forbid(
      'procedures-storage',
      'Procedures know of storage its types only: whoever runs queries is a store.',
      { path: procedures },
      { path: storage, pathNot: fileTools, dependencyTypesNot: ['type-only'] },
    ),
    forbid(
      'context',
      'What procedures are given (context, messages) knows the kernel, storage, contracts and texts.',
      { path: context },
      { path: ours, pathNot: [kernel, storage, contract, contractTable, templates] },
    ),
    forbid('storage', 'Storage imports the kernel.', { path: storage }, { path: ours, pathNot: [kernel, storage] }),
    forbid(
      'service',
      'The service imports areas, storage and the kernel.',
      { path: '^src-main/service/' },
      { path: ours, pathNot: [kernel, storage, '^src-main/areas/', '^src-main/service/'] },
    ),
    forbid(
      'hosts',
      'Hosts import the service, contracts, rules and the kernel.',
      { path: '^src-main/hosts/' },
      {
        path: ours,
        pathNot: [
          kernel,
          contract,
          contractTable,
          context,
          rules,
          fileTools,
          '^src-main/service/',
          '^src-main/hosts/',
          '^resources/',
        ],
      },
    ),
    forbid(
      'hosts-apart',
      'A host imports no other host; what hosts share lies in src-main/hosts itself.',
      { path: '^src-main/hosts/([^/]+)/' },
      { path: '^src-main/hosts/[^/]+/', pathNot: '^src-main/hosts/$1/' },
    ),
    forbid(
      'nobody-imports-hosts',
      'Hosts are the outermost room.',
      { path: '^src-main/', pathNot: '^src-main/hosts/' },
      {
        path: '^src-main/hosts/',
      },
    ),
    forbid(
      'renderer',
      'Screens import the kernel, contracts and rules of areas, the contract of hosts, and texts.',
      { path: '^src-renderer/' },
      {
        path: ours,
        pathNot: ['^src-renderer/', kernel, contract, contractTable, rules, hostContract, '^resources/text/'],
      },
    ),
    forbid(
      'renderer-platform',
      'Screens use nothing of Node.',
      { path: '^src-renderer/' },
      { dependencyTypes: ['core'] },
    ),
    forbid(
      'no-screens-in-main',
      'Nothing in src-main imports screens.',
      { path: '^src-main/' },
      { path: '^src-renderer/' },
    ),
    forbid(
      'electron-at-home',
      'Only the Electron host knows Electron.',
      { pathNot: '^src-main/hosts/electron/' },
      { path: ['^electron$', '(^|/)node_modules/electron/'] },
    ),
    forbid(
      'sqlite-at-home',
      'Only storage knows the SQLite driver.',
      { pathNot: storage },
      { path: '(^|/)node_modules/better-sqlite3/' },
    ),
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(out|dist|[.]cache)/' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default', 'node'] },
    skipAnalysisNotInRules: true,
  },
};
