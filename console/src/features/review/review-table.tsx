import type { ConsoleReviewView } from '@yimai/shared/contracts/review';
import { Image, Rate, Tag } from 'antd';
import { DataTable } from '@/components/data-table';
import { StatusTag } from '@/components/status-tag';
import { Thumb } from '@/components/thumb';
import { formatTime } from '@/lib/format';
import { REVIEW_STATES } from '@/lib/labels';
import { ReviewActions } from './review-actions';

function Words({ review }: { review: ConsoleReviewView }) {
  return (
    <>
      <div>
        {review.isFollowUp ? (
          <Tag>追评</Tag>
        ) : (
          <Rate disabled value={review.rating} style={{ fontSize: 14 }} />
        )}
      </div>
      <div style={{ overflowWrap: 'anywhere' }}>{review.text}</div>
      {review.pictures.length > 0 && (
        <Image.PreviewGroup>
          {review.pictures.map(({ url, thumbUrl }) => (
            <Image
              key={url}
              src={thumbUrl ?? url}
              preview={{ src: url }}
              width={48}
              height={48}
              alt="评价图片"
            />
          ))}
        </Image.PreviewGroup>
      )}
      {review.reply && <div className="caption">商家回复：{review.reply.text}</div>}
    </>
  );
}

export function ReviewTable({ state }: { state: ConsoleReviewView['state'] | undefined }) {
  return (
    <DataTable
      endpoint="consoleListReviews"
      filters={{ state }}
      rowKey={(row) => row.id}
      emptyText="没有符合条件的评价"
      minWidth={960}
      columns={[
        {
          title: '商品',
          width: 260,
          render: (_, { goods }) => (
            <div className="goods">
              <Thumb url={goods.imageUrl} />
              <div>
                <div className="goods-title">{goods.title}</div>
                <div className="caption">{goods.skuText}</div>
              </div>
            </div>
          ),
        },
        { title: '评价', render: (_, row) => <Words review={row} /> },
        {
          title: '买家',
          width: 150,
          render: (_, row) => (
            <>
              <div>
                {row.author}
                {row.isAnonymous && '（匿名）'}
              </div>
              <div className="caption">{formatTime(row.at)}</div>
            </>
          ),
        },
        {
          title: '状态',
          width: 120,
          render: (_, row) => (
            <>
              <StatusTag labels={REVIEW_STATES} state={row.state} text={row.stateText} />
              {row.reason && <div className="caption">{row.reason}</div>}
            </>
          ),
        },
        {
          title: '操作',
          fixed: 'right',
          width: 130,
          render: (_, row) => (
            <div className="actions-cell">
              <ReviewActions review={row} />
            </div>
          ),
        },
      ]}
    />
  );
}
