import { utilityProcess } from 'electron';
import { nodeChild, type ServiceProcess } from '../../service/launcher.ts';

/**
 * The data service as a utility process of Electron. `DUEWARDEN_SERVICE_NODE` names a Node to run it with instead, for
 * an Electron too old for the SQLite driver; what is said over the port is the same.
 */
export function startService(script: string): ServiceProcess {
  const node = process.env.DUEWARDEN_SERVICE_NODE;
  return node ? nodeChild(script, node) : utilityChild(script);
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
