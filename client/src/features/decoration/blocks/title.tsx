import type { BlockProps } from '../api';
import { SectionTitle } from '../section-title';
import { wayTo } from '../way-to';

export function TitleBlock({ block }: BlockProps<'title'>) {
  return <SectionTitle title={block.title} note={block.note} onMore={wayTo(block.more)} />;
}
