import { useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { useDidHide, useDidShow } from '@tarojs/taro';

/**
 * Out of the page: Taro's pull-to-refresh leaves a transform behind, inside which `position: fixed` is not. Out of the
 * page is also above the next one, so what is here goes when its page goes and comes back with it.
 */
export function Portal({ children }: { children: ReactNode }) {
  const [visible, setVisible] = useState(true);
  useDidShow(() => setVisible(true));
  useDidHide(() => setVisible(false));
  return visible ? createPortal(children, document.body) : null;
}
