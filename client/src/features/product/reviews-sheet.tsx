import { useState } from 'react';
import { EmptyState } from '@/components/empty-state';
import { ErrorState } from '@/components/error-state';
import { ListFooter } from '@/components/list-footer';
import { Popup } from '@/components/popup';
import { ReviewItem } from '@/components/review-item';
import { Skeleton } from '@/components/skeleton';
import { WindowedList } from '@/components/windowed-list';
import { describeError } from '@/lib/request';
import { useReviews, type Product, type ReviewFilter } from './api';
import { ReviewFilters, ReviewSummary } from './review-summary';

interface ReviewsSheetProps {
  product: Product;
  open: boolean;
  onClose: () => void;
}

export function ReviewsSheet({ product, open, onClose }: ReviewsSheetProps) {
  const [filter, setFilter] = useState<ReviewFilter>('all');
  const pages = useReviews(product.id, filter, open);
  return (
    <Popup open={open} onClose={onClose} title="全部评价">
      <ReviewSummary reviews={product.reviews} />
      <ReviewFilters reviews={product.reviews} value={filter} onChange={setFilter} />
      {!pages.items &&
        (pages.error ? (
          <ErrorState {...describeError(pages.error)} onRetry={pages.refetch} />
        ) : (
          <Skeleton preset="list" />
        ))}
      {pages.items?.length === 0 && <EmptyState title="这里还没有评价" />}
      {pages.items && (
        <WindowedList key={filter} items={pages.items} keyOf={({ id }) => id} part={5} ruled>
          {(review) => <ReviewItem key={review.id} review={review} />}
        </WindowedList>
      )}
      {pages.items && pages.items.length > 0 && <ListFooter {...pages.footer} endText="没有更多评价了" />}
    </Popup>
  );
}
