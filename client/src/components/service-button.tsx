import type { ReactNode } from 'react';
import { OpenButton } from './base/open-button';
import { Pressable } from './base/pressable';

/** How customer service is reached here; from lib/service. */
export interface Service {
  /** Only a native button may open it. */
  isNative: boolean;
  card?: { title: string; path: string; imageUrl?: string };
  imId?: string;
  onPress?: () => void;
}

interface ServiceButtonProps {
  service: Service;
  className?: string;
  children: ReactNode;
}

/** Leads to customer service, whatever that takes on this platform. */
export function ServiceButton({ service, className, children }: ServiceButtonProps) {
  const { isNative, onPress, card, imId } = service;
  if (!isNative)
    return (
      <Pressable className={className} label="联系客服" onPress={onPress}>
        {children}
      </Pressable>
    );
  return (
    <OpenButton open="contact" className={className} label="联系客服" card={card} imId={imId}>
      {children}
    </OpenButton>
  );
}
