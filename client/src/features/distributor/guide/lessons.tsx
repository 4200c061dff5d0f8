import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { Pressable } from '@/components/base/pressable';
import { Icon } from '@/components/icon';
import { Drawing } from '@/components/illustration';
import { Loadable } from '@/components/loadable';
import { Skeleton } from '@/components/skeleton';
import { describeError } from '@/lib/request';
import { useCommissionTerms } from '../api';
import { lessonsOf, type Lesson } from './lesson-texts';
import styles from './guide.module.scss';

function LessonCard({ lesson, isOpen, onToggle }: { lesson: Lesson; isOpen: boolean; onToggle: () => void }) {
  return (
    <View className={styles.lesson}>
      <Pressable
        className={styles.lessonHead}
        label={`${lesson.title}，${isOpen ? '收起' : '展开'}`}
        onPress={onToggle}
      >
        <Drawing paths={lesson.drawing} size={120} />
        <View className={styles.words}>
          <Text className={styles.title}>{lesson.title}</Text>
          <Text className={styles.note}>{lesson.gist}</Text>
        </View>
        <Icon name={isOpen ? 'up' : 'down'} size={32} />
      </Pressable>
      {isOpen && (
        <View className={styles.points}>
          {lesson.points.map((point) => (
            <View key={point} className={styles.point}>
              {point}
            </View>
          ))}
        </View>
      )}
    </View>
  );
}

/** One open at a time: they are read one after the other. */
export function Lessons() {
  const query = useCommissionTerms();
  const [openKey, setOpenKey] = useState<string | null>('commission');
  return (
    <Loadable query={query} describe={describeError} skeleton={<Skeleton preset="list" count={5} />}>
      {(terms) => (
        <View>
          <View className={styles.heading}>五堂短课</View>
          {lessonsOf(terms).map((lesson) => (
            <LessonCard
              key={lesson.key}
              lesson={lesson}
              isOpen={lesson.key === openKey}
              onToggle={() => setOpenKey(lesson.key === openKey ? null : lesson.key)}
            />
          ))}
        </View>
      )}
    </Loadable>
  );
}
