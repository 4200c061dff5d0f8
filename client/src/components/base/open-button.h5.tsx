import type { OpenButtonProps } from './open-button-contract';
import { Pressable } from './pressable';

export function OpenButton({ children, className, disabled, label, onPress }: OpenButtonProps) {
  return (
    <Pressable className={className} disabled={disabled} label={label} onPress={onPress}>
      {children}
    </Pressable>
  );
}
