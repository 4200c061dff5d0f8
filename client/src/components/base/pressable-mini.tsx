import { View } from '@tarojs/components';
import type { ITouchEvent } from '@tarojs/components';
import type { PressableProps } from './pressable-contract';

export function Pressable({
  onPress,
  disabled,
  label,
  role = 'button',
  contained,
  selected,
  ...rest
}: PressableProps) {
  const press = (event: ITouchEvent): void => {
    if (contained) event.stopPropagation();
    if (!disabled) onPress?.();
  };
  const aria = { ariaRole: role, ariaLabel: label, 'aria-checked': selected } as Record<string, unknown>;
  return <View {...rest} {...aria} onClick={press} />;
}
