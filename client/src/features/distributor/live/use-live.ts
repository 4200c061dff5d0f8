import { useEffect, useRef, useState } from 'react';
import { useDidHide, useDidShow } from '@tarojs/taro';
import { useQueryClient } from '@tanstack/react-query';
import type { LiveMessage } from '@yimai/shared/contracts/distributor';
import { openSocket } from '@/platform/socket';
import { useSession } from '@/stores/session';
import { keys } from '../api';

/**
 * Listens to `/v1/live` while the page is on show; the socket comes back by itself, later each time. Whatever the
 * message, the feature's answers are fetched anew: messages say that something happened, never what is true.
 */
export function useLive(onMessage?: (message: LiveMessage) => void): { isLive: boolean; isVisible: boolean } {
  // A socket that is refused cannot be sent again with a new token: it waits for one the server takes.
  const token = useSession(({ tokens, takenToken }) =>
    tokens && tokens.accessToken === takenToken ? takenToken : undefined,
  );
  const client = useQueryClient();
  const [isVisible, setVisible] = useState(true);
  const [isLive, setLive] = useState(false);
  const listener = useRef(onMessage);
  listener.current = onMessage;
  useDidShow(() => setVisible(true));
  useDidHide(() => setVisible(false));
  useEffect(() => {
    if (!token || !isVisible) return undefined;
    const refetch = (): void => void client.invalidateQueries({ queryKey: keys.all });
    let wasOpen = false;
    const socket = openSocket(`/v1/live?token=${encodeURIComponent(token)}`, {
      onOpen: () => {
        setLive(true);
        if (wasOpen) refetch(); // what happened while it was down
        wasOpen = true;
      },
      onMessage: (data) => {
        const message = data as LiveMessage;
        if (message.type === 'hello') return;
        listener.current?.(message);
        refetch();
      },
      onClose: () => setLive(false),
    });
    return () => {
      socket.close();
      setLive(false);
    };
  }, [token, isVisible, client]);
  return { isLive, isVisible };
}
