import { Button } from '@tarojs/components';
import type { ButtonProps } from '@tarojs/components';
import type { OpenButtonProps } from './open-button-contract';
import styles from './open-button.module.scss';

export function OpenButton(props: OpenButtonProps) {
  const data = Object.fromEntries(
    Object.entries(props.data ?? {}).map(([key, value]) => [`data-${key}`, value]),
  );
  return (
    <Button
      {...data}
      className={`${styles.reset} ${props.className ?? ''}`}
      openType={props.disabled ? undefined : (props.open as ButtonProps['openType'])}
      disabled={props.disabled}
      ariaLabel={props.label}
      onClick={() => props.onPress?.()}
      onGetPhoneNumber={(event) => props.onPhoneDetail?.(event.detail)}
    >
      {props.children}
    </Button>
  );
}
