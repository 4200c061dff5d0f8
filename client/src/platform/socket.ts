import Taro from '@tarojs/taro';
import { apiOrigin } from './origin';

export interface SocketHandlers {
  onMessage(data: unknown): void;
  onOpen?(): void;
  onClose?(): void;
}

export interface Socket {
  send(data: unknown): void;
  close(): void;
}

const FIRST_DELAY_MS = 1_000;
const LONGEST_DELAY_MS = 30_000;

/**
 * A WebSocket to our server (`/v1/live`, say) that comes back after a loss, later each time. Messages are JSON; whatever
 * is sent while it is down is dropped: the server repeats its state after `onOpen`.
 */
export function openSocket(path: string, handlers: SocketHandlers): Socket {
  let task: Taro.SocketTask | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let delay = FIRST_DELAY_MS;
  let closed = false;
  let opened = false;

  const again = (): void => {
    if (closed) return;
    clearTimeout(timer);
    timer = setTimeout(() => void connect(), delay);
    delay = Math.min(delay * 2, LONGEST_DELAY_MS);
  };
  const connect = async (): Promise<void> => {
    try {
      const socket = await Taro.connectSocket({ url: `${apiOrigin().replace(/^http/, 'ws')}${path}` });
      if (closed) return socket.close({});
      task = socket;
      socket.onOpen(() => {
        opened = true;
        delay = FIRST_DELAY_MS;
        handlers.onOpen?.();
      });
      socket.onMessage(({ data }) => {
        try {
          handlers.onMessage(JSON.parse(String(data)));
        } catch {
          // Not ours.
        }
      });
      socket.onClose(() => {
        opened = false;
        handlers.onClose?.();
        again();
      });
    } catch {
      again();
    }
  };
  void connect();
  return {
    send(data) {
      if (opened) task?.send({ data: JSON.stringify(data) });
    },
    close() {
      closed = true;
      clearTimeout(timer);
      task?.close({});
    },
  };
}
