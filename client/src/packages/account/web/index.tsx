import { WebFrame } from '@/features/hop/web-frame';
import { ownPath } from '@/lib/own-path';
import { routes } from '@/lib/routes';
import { useParam } from '@/lib/use-param';

export default function WebPage() {
  return <WebFrame path={ownPath(useParam('path')) ?? routes.home()} />;
}
