import type { KeyboardEvent, MouseEvent } from 'react';
import type { PressableProps } from './pressable-contract';
import { selectionState } from './pressable-state';

/**
 * A plain element with a role: Taro's H5 button is a custom element without keyboard behaviour. A card is a link that
 * may contain buttons, which a native <button> or <a> may not.
 */
export function Pressable(props: PressableProps) {
  const { onPress, disabled, label, role = 'button', contained, selected, untabbed, ...rest } = props;
  const press = (event: MouseEvent | KeyboardEvent): void => {
    if (contained) event.stopPropagation();
    if (!disabled) onPress?.();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const activates = event.key === 'Enter' || (event.key === ' ' && role !== 'link');
    if (!activates || event.target !== event.currentTarget) return;
    event.preventDefault();
    press(event);
  };
  return (
    <div
      {...rest}
      {...selectionState(role, selected)}
      role={role}
      aria-label={label}
      aria-disabled={disabled || undefined}
      tabIndex={disabled || untabbed ? -1 : 0}
      onClick={press}
      onKeyDown={onKeyDown}
      style={{ cursor: disabled ? 'not-allowed' : 'pointer', ...rest.style }}
    />
  );
}
