import { useId, type ReactNode } from 'react';
import { View } from '@tarojs/components';
import { useOverlay } from '@/platform/overlay';
import { Portal } from '@/platform/portal';
import { ScrollerId } from '@/platform/windowed-contract';
import { usePresence } from './base/use-presence';
import { IconButton } from './icon-button';
import styles from './popup.module.scss';

export interface PopupProps {
  open: boolean;
  onClose: () => void;
  title?: string;
  children: ReactNode;
  /** Stays at the bottom, above the safe area. */
  footer?: ReactNode;
  /** sheet: from below on phones, centred on desktop · dialog: centred everywhere. */
  kind?: 'sheet' | 'dialog';
  /**
   * What closes it beside a choice in it: a touch anywhere else too, "back" and Escape only (for what should be read: no stray
   * touch takes it away), or nothing.
   */
  closedBy?: 'touch' | 'back' | 'nothing';
  label?: string;
}

export function Popup(props: PopupProps) {
  const { open, onClose, title, children, footer, kind = 'sheet', closedBy = 'touch', label } = props;
  const id = `popup${useId().replace(/:/g, '')}`;
  const { mounted, shown } = usePresence(open, 240);
  useOverlay(open, id, closedBy === 'nothing' ? undefined : onClose);
  if (!mounted) return null;
  const byTouch = closedBy === 'touch';
  const aria = { role: 'dialog', 'aria-modal': true, 'aria-label': label ?? title } as object;
  return (
    <Portal>
      <View className={`${styles.root} ${styles[kind]} ${shown ? styles.shown : ''}`}>
        <View className={styles.scrim} catchMove onClick={() => byTouch && onClose()} />
        <View id={id} className={styles.panel} {...aria}>
          {title && (
            <View className={styles.head}>
              <View className={styles.title}>{title}</View>
              {byTouch && (
                <IconButton icon="close" label="关闭" onPress={onClose} size={40} className={styles.close} />
              )}
            </View>
          )}
          <View id={`${id}body`} className={styles.body}>
            <ScrollerId.Provider value={`${id}body`}>{children}</ScrollerId.Provider>
          </View>
          {footer && <View className={styles.footer}>{footer}</View>}
        </View>
      </View>
    </Portal>
  );
}
