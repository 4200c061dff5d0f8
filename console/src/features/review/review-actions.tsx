import type { ConsoleReviewView } from '@yimai/shared/contracts/review';
import { ConfirmAction } from '@/components/confirm-action';
import { useMay } from '@/lib/permissions';
import { useAction } from '@/lib/query';

const OUTDATES = ['consoleListReviews'] as const;

/** What staff may do with a review in its state. */
export function ReviewActions({ review }: { review: ConsoleReviewView }) {
  const may = useMay();
  const show = useAction('consoleShowReview', { done: '已处理', outdates: OUTDATES });
  const reply = useAction('consoleReplyReview', { done: '已回复', outdates: OUTDATES });
  if (!may('consoleShowReview') || review.state === 'rejected') return null;
  const reviewId = review.id;
  return (
    <>
      {review.state !== 'published' && (
        <ConfirmAction
          label="展示"
          title="展示这条评价"
          description="所有人都能在商品页看到。"
          onConfirm={() => show.mutateAsync({ reviewId, isShown: true })}
        />
      )}
      {review.state !== 'hidden' && (
        <ConfirmAction
          label="隐藏"
          title="隐藏这条评价"
          isDanger
          description="只有买家自己还能看到，并会看到您填写的原因。"
          reason={{ isRequired: true, placeholder: '如 与商品无关、含广告', maxLength: 100 }}
          onConfirm={(reason) => show.mutateAsync({ reviewId, isShown: false, reason })}
        />
      )}
      {review.reply === null && (
        <ConfirmAction
          label="回复"
          title="回复评价"
          description="回复会展示在评价下方，只能回复一次，不能修改。"
          reason={{ isRequired: true, placeholder: '感谢您的评价', maxLength: 500, label: '回复' }}
          onConfirm={(text) => reply.mutateAsync({ reviewId, text })}
        />
      )}
    </>
  );
}
