import type { OpenButtonProps } from './open-button-contract';
import { NativeButton, type Names } from './open-button-mini';

const NAMES: Names = {
  getPhoneNumber: 'getPhoneNumber',
  share: 'share',
  contact: 'im',
  agreePrivacy: 'agreePrivacyAuthorization',
};

export function OpenButton(props: OpenButtonProps) {
  return <NativeButton {...props} names={NAMES} />;
}
