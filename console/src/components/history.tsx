import type { TimelineItem } from '@yimai/shared/contracts/common';
import { Timeline } from 'antd';
import { formatTime } from '@/lib/format';

/** What happened, newest first: time, word, sentence, who. */
export function History({ items }: { items: readonly TimelineItem[] }) {
  if (items.length === 0) return <p className="muted">暂无记录</p>;
  const newestFirst = [...items].sort((a, b) => b.at.localeCompare(a.at));
  return (
    <Timeline
      className="history"
      items={newestFirst.map((item, index) => ({
        key: `${item.at}-${index}`,
        color: index === 0 ? 'red' : 'gray',
        content: (
          <>
            <div className="history-title">{item.title}</div>
            {item.text && <div className="muted">{item.text}</div>}
            <div className="caption">
              {formatTime(item.at)}
              {item.actor && ` · ${item.actor}`}
            </div>
          </>
        ),
      }))}
    />
  );
}
