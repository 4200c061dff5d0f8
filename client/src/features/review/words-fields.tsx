import { View } from '@tarojs/components';
import { REVIEW_LIMITS } from '@yimai/shared/domain/review/review';
import { FieldGroup, TextArea } from '@/components/field';
import { Uploader } from '@/components/uploader';
import { errorText } from '@/lib/request';
import { sender } from '@/lib/upload';
import type { Words } from './use-words';
import styles from './review.module.scss';

const send = sender('review');

export function WordsFields({
  words,
  label,
  placeholder,
}: {
  words: Words;
  label: string;
  placeholder: string;
}) {
  return (
    <FieldGroup flush>
      <TextArea
        label={label}
        placeholder={placeholder}
        maxLength={REVIEW_LIMITS.maxText}
        rows={4}
        error={words.error}
        hint={`${REVIEW_LIMITS.minText}–${REVIEW_LIMITS.maxText} 字`}
        onChange={words.setText}
      />
      <View className={styles.pictures}>
        <Uploader
          value={words.pictures}
          onChange={words.setPictures}
          upload={send}
          describe={errorText}
          max={REVIEW_LIMITS.pictures}
          label="添加评价图片"
        />
      </View>
    </FieldGroup>
  );
}
