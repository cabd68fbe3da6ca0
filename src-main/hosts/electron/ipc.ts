import { ipcMain, type IpcMainInvokeEvent, type WebFrameMain } from 'electron';
import { z } from 'zod';
import { refuse, type Result } from '../../kernel/result.ts';
import { inputProblem } from '../../service/port.ts';
import { isScreenUrl, type DevelopmentOrigin } from './origin.ts';

/** The channels of the preload script; there are no others. */
export const CALL = 'duewarden:call';
export const DROPPED = 'duewarden:dropped';
export const EVENT = 'duewarden:event';

const callField = z.strictObject({
  name: z.string().max(100),
  input: z.unknown(),
  commandId: z.string().min(8).max(64).optional(),
});
const droppedField = z.strictObject({ path: z.string().min(1).max(4096) });

export interface Receiver {
  /** The only page that is listened to. */
  readonly isOurWindow: (event: IpcMainInvokeEvent) => boolean;
  readonly development: DevelopmentOrigin;
  readonly call: (name: string, input: unknown, commandId: string | undefined) => Promise<Result<unknown>>;
  readonly dropped: (path: string) => Promise<Result<unknown>>;
}

/** Messages from pages: sender checked, contents parsed, then passed on. Never rejects with anything of ours in it. */
export function receiveFromPages(receiver: Receiver): void {
  register(CALL, callField, receiver, ({ name, input, commandId }) => receiver.call(name, input, commandId));
  register(DROPPED, droppedField, receiver, ({ path }) => receiver.dropped(path));
}

function register<Message extends z.ZodType>(
  channel: string,
  field: Message,
  receiver: Receiver,
  handle: (message: z.output<Message>) => Promise<Result<unknown>>,
): void {
  ipcMain.handle(channel, async (event, raw: unknown): Promise<Result<unknown>> => {
    if (!receiver.isOurWindow(event) || !isOurPage(event.senderFrame, receiver.development))
      return refuse('invalid_input', { field: '', reason: 'sender' });
    const problem = inputProblem(raw);
    if (problem) return refuse('invalid_input', { field: '', reason: problem });
    const parsed = field.safeParse(raw);
    if (!parsed.success) return refuse('invalid_input', { field: '', reason: 'message' });
    return handle(parsed.data);
  });
}

/** The main frame of a page of the screens. A frame that is gone, inside another, or of another origin is nobody. */
export function isOurPage(
  frame: Pick<WebFrameMain, 'url' | 'parent'> | null,
  development: DevelopmentOrigin = null,
): boolean {
  try {
    return frame !== null && frame.parent === null && isScreenUrl(frame.url, development);
  } catch {
    // Electron throws when a frame is asked after its end.
    return false;
  }
}
