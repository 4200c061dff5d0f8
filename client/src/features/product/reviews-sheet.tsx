import { ListFooter } from '@/components/list-footer';
import { Popup } from '@/components/popup';
import { Skeleton } from '@/components/skeleton';
import { useReviews } from './api';
import { ReviewItem } from './review-item';

interface ReviewsSheetProps {
  productId: string;
  open: boolean;
  onClose: () => void;
}

export function ReviewsSheet({ productId, open, onClose }: ReviewsSheetProps) {
  const pages = useReviews(productId, open);
  return (
    <Popup open={open} onClose={onClose} title="全部评价">
      {pages.items ? (
        <>
          {pages.items.map((review) => (
            <ReviewItem key={review.id} review={review} />
          ))}
          <ListFooter {...pages.footer} endText="没有更多评价了" />
        </>
      ) : (
        <Skeleton preset="list" />
      )}
    </Popup>
  );
}
