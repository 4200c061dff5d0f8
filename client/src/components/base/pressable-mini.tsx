import { View } from '@tarojs/components';
import type { ITouchEvent } from '@tarojs/components';
import type { PressableProps } from './pressable-contract';
import { selectionState } from './pressable-state';

export function Pressable({
  onPress,
  disabled,
  label,
  role = 'button',
  contained,
  selected,
  untabbed: _,
  ...rest
}: PressableProps) {
  const press = (event: ITouchEvent): void => {
    if (contained) event.stopPropagation();
    if (!disabled) onPress?.();
  };
  const aria: Record<string, unknown> = {
    ariaRole: role,
    ariaLabel: label,
    'aria-disabled': disabled || undefined,
    ...selectionState(role, selected),
  };
  return <View {...rest} {...aria} onClick={press} />;
}
