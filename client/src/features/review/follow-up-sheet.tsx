import { useState } from 'react';
import { Button } from '@/components/button';
import { toast } from '@/components/feedback';
import { Popup } from '@/components/popup';
import { once } from '@/lib/idempotency';
import { api, errorText } from '@/lib/request';
import { forgetReviews, type MyReview } from './api';
import { useWords } from './use-words';
import { WordsFields } from './words-fields';

/** Adding to a review, once. */
export function FollowUpSheet({ review, onClose }: { review: MyReview | null; onClose: () => void }) {
  const words = useWords();
  const [isBusy, setBusy] = useState(false);
  const submit = async (): Promise<void> => {
    const written = words.read();
    if (!written || !review || isBusy) return;
    const input = { reviewId: review.id, ...written };
    setBusy(true);
    try {
      const made = await once(`follow-up:${review.id}`, { input }, api.followUpReview);
      forgetReviews(made);
      toast({ text: '追评已提交', kind: 'success' });
      onClose();
    } catch (error) {
      toast(errorText(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Popup
      open={review !== null}
      onClose={onClose}
      title="追加评价"
      footer={
        <Button block size="l" loading={isBusy} onPress={() => void submit()}>
          提交追评
        </Button>
      }
    >
      <WordsFields words={words} label="用了一段时间，感受如何" placeholder="追评提交后不能修改" />
    </Popup>
  );
}
