import { attachmentEndings } from '../../src-main/areas/files/rules.ts';
import type { ServiceEvent } from '../../src-main/hosts/contract.ts';
import type { Refusal } from '../../src-main/kernel/result.ts';
import type { Host, HostAbout, PickedFile, PickPurpose, SavePlace, SavePurpose } from './host.ts';
import { serviceEvent } from './serviceEvent.ts';

/** The host behind pages that a browser shows: HTTP on the page's own address, an event stream, the browser's dialogs. */
export function webHost(): Host {
  const purposes = new Map<string, SavePurpose>();

  return {
    about: async () => {
      const reply = await post<{ ok: true; value: HostAbout } | Refusal>('/call', { name: 'host.about', input: {} });
      if (!reply.ok) throw new Error(reply.code);
      return reply.value;
    },
    call: (name, input, options) => post('/call', { name, input, ...options }),
    onEvent,
    pickFile: async (purpose) => {
      const file = await chooseFile(purpose);
      return file === null ? null : upload(file, purpose);
    },
    takeDropped: (file) => upload(file, file.name.endsWith('.duewarden') ? 'book' : 'import'),
    saveFile: async (purpose, suggestedName) => {
      const place = await post<SavePlace>('/save', { purpose, suggestedName });
      purposes.set(place.saveToken, purpose);
      return place;
    },
    finishSave: async (saveToken) => {
      // A data file stays in its folder; everything else is what the clerk wanted to have.
      if (purposes.get(saveToken) !== 'book') download(`/download/${saveToken}`);
    },
    reveal: null,
    documentUrl: (documentToken) => `/document/${documentToken}`,
    print: (documentToken) => printPage(`/document/${documentToken}`),
    savePdf: async () => 'use_print',
    allowNotices: async () => 'Notification' in window && (await Notification.requestPermission()) === 'granted',
    notify: async (title, body) => {
      if (!('Notification' in window) || Notification.permission !== 'granted') return false;
      new Notification(title, { body, tag: title });
      return true;
    },
    restartService: async () => {
      await post('/call', { name: 'host.restartService', input: {} });
    },
  };
}

async function post<T>(path: string, body: unknown): Promise<T> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return (await response.json()) as T;
}

async function upload(file: File, purpose: PickPurpose): Promise<PickedFile> {
  const query = new URLSearchParams({ purpose, name: file.name });
  const response = await fetch(`/file?${query.toString()}`, { method: 'POST', body: file });
  if (!response.ok) throw new Error(`/file answered ${response.status}`);
  return (await response.json()) as PickedFile;
}

function onEvent(listener: (event: ServiceEvent) => void): () => void {
  const source = new EventSource('/events');
  source.onmessage = (message: MessageEvent<string>) => {
    const event = serviceEvent(JSON.parse(message.data));
    if (event !== null) listener(event);
  };
  // The browser tries again by itself; the host greets a new stream with the state of the service.
  source.onerror = () =>
    listener({ event: 'service', state: source.readyState === EventSource.CLOSED ? 'stopped' : 'restarting' });
  return () => source.close();
}

const accepted: Readonly<Record<PickPurpose, string>> = {
  import: '.xlsx,.xls,.csv,.txt',
  bank: '.csv,.xlsx,.xls,.xml,.sta,.mt940,.940,.ofx,.qfx,.txt',
  book: '.duewarden',
  backup: '.duewarden',
  attachment: attachmentEndings.map((ending) => `.${ending}`).join(','),
};

function chooseFile(purpose: PickPurpose): Promise<File | null> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = accepted[purpose];
    input.addEventListener('change', () => resolve(input.files?.[0] ?? null));
    input.addEventListener('cancel', () => resolve(null));
    input.click();
  });
}

function download(path: string): void {
  const link = document.createElement('a');
  link.href = path;
  link.download = '';
  link.click();
}

/** Prints a page without showing it. The frame runs no scripts; it stays until the next one, for slow print dialogs. */
function printPage(path: string): Promise<void> {
  document.getElementById('print-frame')?.remove();
  const frame = document.createElement('iframe');
  frame.id = 'print-frame';
  frame.title = '';
  frame.setAttribute('sandbox', 'allow-same-origin allow-modals');
  frame.hidden = true;
  return new Promise((resolve, reject) => {
    frame.addEventListener('load', () => {
      if (frame.contentWindow === null) reject(new Error('the page to print did not load'));
      frame.contentWindow?.print();
      resolve();
    });
    frame.src = path;
    document.body.append(frame);
  });
}
