import { useRef, useState } from 'react';
import { Text, View } from '@tarojs/components';
import { useDidHide, useDidShow } from '@tarojs/taro';
import { Button } from './button';
import { Portal } from '@/platform/portal';
import { useFeedback, type FeedbackState } from './feedback';
import { Icon } from './icon';
import { Popup } from './popup';
import styles from './feedback-host.module.scss';

const ICONS = { success: 'check', error: 'info' } as const;

/** Draws toasts and dialogs on the page that is on show. PageShell contains one; pages call `toast` and `confirm`. */
export function FeedbackHost() {
  const [visible, setVisible] = useState(true);
  useDidShow(() => setVisible(true));
  useDidHide(() => setVisible(false));
  const { toast, dialog } = useFeedback();
  const last = useRef<FeedbackState['dialog']>(null);
  if (dialog) last.current = dialog;
  const shown = last.current;
  if (!visible) return null;
  return (
    <>
      <Portal>
        <View className={styles.live} {...({ role: 'status', 'aria-live': 'polite' } as object)}>
          {toast && (
            <View key={toast.id} className={styles.toast}>
              {toast.kind === 'loading' && <View className={styles.spinner} />}
              {(toast.kind === 'success' || toast.kind === 'error') && (
                <Icon name={ICONS[toast.kind]} size={40} />
              )}
              <Text>{toast.text}</Text>
            </View>
          )}
        </View>
      </Portal>
      {shown && (
        <Popup
          open={dialog !== null}
          kind="dialog"
          label={shown.title}
          closedBy={shown.cancelText === null ? 'back' : 'touch'}
          onClose={() => shown.answer(false)}
        >
          <View className={styles.title}>{shown.title}</View>
          {shown.text && <View className={styles.text}>{shown.text}</View>}
          <View className={styles.actions}>
            {shown.cancelText !== null && (
              <Button kind="secondary" block onPress={() => shown.answer(false)}>
                {shown.cancelText ?? '取消'}
              </Button>
            )}
            <Button kind={shown.danger ? 'danger' : 'primary'} block onPress={() => shown.answer(true)}>
              {shown.confirmText ?? '确定'}
            </Button>
          </View>
        </Popup>
      )}
    </>
  );
}
