import type { ReactNode } from 'react';
import { Text, View } from '@tarojs/components';
import { POSTER_COPY_LIMIT, POSTER_TONES, type PosterTone } from '@yimai/shared/domain/share/poster';
import { FieldGroup, TextArea } from '@/components/field';
import { Pressable } from '@/components/base/pressable';
import { Segmented } from '@/components/segmented';
import { platformLabel } from '@/lib/platform-words';
import { shareablePlatforms } from '../words';
import { BackgroundField } from './background-field';
import { TEMPLATE_WORDS, TONE_WORDS } from './looks';
import { TemplateStrip } from './template-strip';
import type { Studio } from './use-studio';
import styles from './poster.module.scss';

const PLATFORMS = shareablePlatforms.map((key) => ({ key, text: platformLabel(key) }));

function Section({ title, note, children }: { title: string; note?: string; children: ReactNode }) {
  return (
    <View className={styles.section}>
      <View className={styles.head}>
        <Text className={styles.title}>{title}</Text>
        {note && <Text className={styles.note}>{note}</Text>}
      </View>
      {children}
    </View>
  );
}

function Tones({ value, onChange }: { value: PosterTone; onChange: (tone: PosterTone) => void }) {
  return (
    <View className={styles.tones} {...({ role: 'radiogroup', 'aria-label': '配色' } as object)}>
      {POSTER_TONES.map((tone) => {
        const { name, ground, deep } = TONE_WORDS[tone];
        return (
          <Pressable
            key={tone}
            role="radio"
            label={name}
            selected={tone === value}
            className={`${styles.tone} ${tone === value ? styles.toneOn : ''}`}
            onPress={() => onChange(tone)}
          >
            <View
              className={styles.swatch}
              style={{ background: `linear-gradient(160deg, ${deep}, ${ground})` }}
            />
          </Pressable>
        );
      })}
    </View>
  );
}

/** Everything one can choose about a poster. */
export function StudioPanel({ studio }: { studio: Studio }) {
  const { wish, tone, change, ideas, copyKey, takeIdea } = studio;
  return (
    <View className={styles.panel}>
      <Section title="版式" note={TEMPLATE_WORDS[wish.template].hint}>
        <TemplateStrip value={wish.template} tone={wish.tone} onChange={(template) => change({ template })} />
      </Section>
      <Section title="配色" note={TONE_WORDS[tone].name}>
        <Tones value={tone} onChange={(next) => change({ tone: next })} />
      </Section>
      <Section title="背景" note="自己的图片会叠一层底色，文字更清楚">
        <BackgroundField background={studio.background} />
      </Section>
      <Section title="文案" note={`${[...wish.copy].length}/${POSTER_COPY_LIMIT}`}>
        <FieldGroup>
          <TextArea
            key={copyKey}
            label="写一句您自己的话"
            placeholder="不写就用商品自带的介绍"
            rows={2}
            maxLength={POSTER_COPY_LIMIT}
            defaultValue={wish.copy}
            error={studio.copyProblem}
            onChange={(copy) => change({ copy })}
          />
        </FieldGroup>
        <View className={styles.ideas}>
          {ideas.map((idea) => (
            <Pressable key={idea} className={styles.idea} onPress={() => takeIdea(idea)}>
              {idea}
            </Pressable>
          ))}
        </View>
      </Section>
      <Section title="扫码打开">
        <Segmented
          items={PLATFORMS}
          value={wish.platform}
          onChange={(platform) => change({ platform })}
          label="扫码在哪里打开"
        />
      </Section>
    </View>
  );
}
