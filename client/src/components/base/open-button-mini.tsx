import { Button } from '@tarojs/components';
import type { ButtonProps } from '@tarojs/components';
import type { OpenButtonProps } from './open-button-contract';
import styles from './open-button.module.scss';

/** What each ability is called on the platform. */
export type Names = Record<OpenButtonProps['open'], string>;

/** The card of customer service, by the names of WeChat's button; Douyin's ignores them. */
const cardProps = ({ title, path, imageUrl }: NonNullable<OpenButtonProps['card']>): object => ({
  showMessageCard: true,
  sendMessageTitle: title,
  sendMessagePath: path,
  sendMessageImg: imageUrl,
});

export function NativeButton({ names, ...props }: OpenButtonProps & { names: Names }) {
  const data = Object.fromEntries(
    Object.entries(props.data ?? {}).map(([key, value]) => [`data-${key}`, value]),
  );
  const agreed = { onAgreePrivacyAuthorization: () => props.onAgree?.() } as object;
  return (
    <Button
      {...data}
      {...(props.imId ? { 'data-im-id': props.imId } : {})}
      {...(props.card ? cardProps(props.card) : {})}
      {...agreed}
      id={props.id}
      className={`${styles.reset} ${props.className ?? ''}`}
      openType={props.disabled ? undefined : (names[props.open] as ButtonProps['openType'])}
      disabled={props.disabled}
      ariaLabel={props.label}
      onClick={() => props.onPress?.()}
      onGetPhoneNumber={(event) => props.onPhoneDetail?.(event.detail)}
    >
      {props.children}
    </Button>
  );
}
