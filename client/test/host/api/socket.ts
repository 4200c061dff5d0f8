import { WebSocket } from 'ws';
import type { Runtime } from '../runtime.js';
import type { ApiGroup, Options } from './call.js';
import { mapUrl } from './request.js';

type Listener = (value: unknown) => void;
type Happening = 'open' | 'message' | 'error' | 'close';

const NAMES: Readonly<Record<Happening, string>> = {
  open: 'onOpen',
  message: 'onMessage',
  error: 'onError',
  close: 'onClose',
};
/** The addresses in the program say http; a socket's say ws. */
const toWebSocket = (url: string): string => url.replace(/^http/, 'ws');

function socketUrl(runtime: Runtime, url: string): string {
  return toWebSocket(mapUrl(runtime, url.replace(/^ws/, 'http')));
}

function connect(runtime: Runtime, url: string): Record<string, unknown> {
  const { phone, realm, journal } = runtime;
  const listeners: Record<Happening, Listener[]> = { open: [], message: [], error: [], close: [] };
  const tell = (what: Happening, value: unknown): void =>
    listeners[what].forEach((listener) => realm.guard(() => listener(realm.copy(value))));
  const socket = new WebSocket(phone.network.isOnline ? socketUrl(runtime, url) : 'ws://127.0.0.1:1');
  const stopListening = phone.network.onChange((isOnline) => !isOnline && socket.terminate());
  journal.requests.push({
    page: runtime.pages.top?.path ?? '',
    method: 'SOCKET',
    url,
    headers: {},
    status: null,
  });
  socket.on('open', () => tell('open', { header: {} }));
  socket.on('message', (data) => tell('message', { data: (data as Buffer).toString('utf8') }));
  socket.on('error', (error) => tell('error', { errMsg: error.message }));
  socket.on('close', (code, reason) => {
    stopListening();
    tell('close', { code, reason: reason.toString('utf8') });
  });
  runtime.sockets.add(socket);
  return {
    ...Object.fromEntries(
      Object.entries(NAMES).map(([what, name]) => [
        name,
        (listener: Listener) => void listeners[what as Happening].push(listener),
      ]),
    ),
    send: ({ data, success }: { data: string; success?: Listener }) => {
      socket.send(data);
      success?.({ errMsg: 'sendSocketMessage:ok' });
    },
    close: ({ code, reason }: { code?: number; reason?: string } = {}) => socket.close(code ?? 1000, reason),
    get readyState() {
      return socket.readyState;
    },
  };
}

export const sockets: ApiGroup = (runtime) => ({
  connectSocket: (options: Options & { url: string }) => {
    runtime.journal.calls.push({ name: 'connectSocket', options: { url: options.url } });
    const task = connect(runtime, options.url);
    queueMicrotask(() => {
      const result = runtime.realm.copy({ errMsg: 'connectSocket:ok' });
      runtime.realm.guard(() => options.success?.(result));
      runtime.realm.guard(() => options.complete?.(result));
    });
    return task;
  },
});
