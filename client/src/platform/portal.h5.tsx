import { useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { useDidHide, useDidShow } from '@tarojs/taro';

/**
 * Out of the page: Taro's pull-to-refresh leaves a transform behind, inside which `position: fixed` is not. Being
 * outside, it has to be hidden together with its page, or a sheet would lie over the page that was opened from it.
 */
export function Portal({ children }: { children: ReactNode }) {
  const [isOnShow, setOnShow] = useState(true);
  useDidShow(() => setOnShow(true));
  useDidHide(() => setOnShow(false));
  return createPortal(<div style={isOnShow ? undefined : { display: 'none' }}>{children}</div>, document.body);
}
