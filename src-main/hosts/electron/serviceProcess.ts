import fs from 'node:fs';
import path from 'node:path';
import { utilityProcess, type App } from 'electron';
import { z } from 'zod';
import { nodeChild, type ServiceProcess } from '../../service/launcher.ts';

/**
 * The data service as a utility process of Electron. `DUEWARDEN_SERVICE_NODE` names a Node to run it with instead, for
 * an Electron too old for the SQLite driver; what is said over the port is the same. A released program runs nothing
 * that the environment names: there the variable counts only if the sealed package itself was made for such tests.
 */
export function serviceStarter(
  app: Pick<App, 'isPackaged' | 'getAppPath'>,
  script: string,
  node: string | undefined = process.env.DUEWARDEN_SERVICE_NODE,
): () => ServiceProcess {
  if (!node) return () => utilityChild(script);
  if (!app.isPackaged) return () => nodeChild(script, node);
  const outside = serviceBeside(app.getAppPath());
  return outside === null ? () => utilityChild(script) : () => nodeChild(outside, node);
}

/** A package for tests carries its service beside the archive, where a plain Node can read it (packaging/test.cjs). */
export function serviceBeside(appPath: string, resources: string = process.resourcesPath): string | null {
  const text = fs.readFileSync(path.join(appPath, 'package.json'), 'utf8');
  const { serviceBeside: relative } = z.object({ serviceBeside: z.string().optional() }).parse(JSON.parse(text));
  return relative === undefined ? null : path.join(resources, relative);
}

function utilityChild(script: string): ServiceProcess {
  const child = utilityProcess.fork(script, [], { serviceName: 'Duewarden data service', stdio: 'ignore' });
  let ended = false;
  child.once('exit', () => {
    ended = true;
  });
  return {
    post: (message) => child.postMessage(message),
    onMessage: (listener) => child.on('message', listener),
    onExit: (listener) => {
      if (ended) listener(null);
      else child.once('exit', listener);
    },
    kill: () => child.kill(),
  };
}
