// Plain JavaScript without imports of ours: it has to run on the very Node versions it warns about.
import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const NEEDED_NODE_MAJOR = 22;

/**
 * What is wrong with this Node, in one line of Chinese and English; null when nothing is.
 * The dev dependency `node` brings a fitting binary through its install script; where npm blocks install scripts,
 * `npm test` falls back on the machine's own Node, on which the SQLite driver crashes instead of complaining.
 * @param {string} version as in `process.versions.node`, for example `20.11.1`
 */
export function nodeProblem(version) {
  if (Number.parseInt(version, 10) >= NEEDED_NODE_MAJOR) return null;
  return (
    `需要 Node ${NEEDED_NODE_MAJOR} 或更高版本,当前为 ${version}:npm 依赖包 node 的安装脚本被阻止,请允许该脚本后重新运行 npm ci,或自行安装 Node ≥ ${NEEDED_NODE_MAJOR}。` +
    ` / Node ≥ ${NEEDED_NODE_MAJOR} is needed, this is ${version}: the install script of the npm package "node" was blocked; allow it and run npm ci again, or install Node ≥ ${NEEDED_NODE_MAJOR} yourself.`
  );
}

/** Ends the process with exit code 1 before anything can load SQLite on a Node that is too old. */
export function guardNode(version = process.versions.node) {
  const problem = nodeProblem(version);
  if (problem === null) return;
  process.stderr.write(`${problem}\n`);
  process.exit(1);
}

function isEntryPoint() {
  try {
    return realpathSync(process.argv[1] ?? '') === fileURLToPath(import.meta.url);
  } catch {
    return false;
  }
}

if (isEntryPoint()) guardNode();
