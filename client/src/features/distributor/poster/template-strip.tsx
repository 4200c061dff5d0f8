import { ScrollView, Text, View } from '@tarojs/components';
import {
  FIRST_TONE,
  POSTER_TEMPLATES,
  type PosterTemplate,
  type PosterTone,
} from '@yimai/shared/domain/share/poster';
import { Pressable } from '@/components/base/pressable';
import { TEMPLATE_WORDS, TONE_WORDS } from './looks';
import styles from './template-strip.module.scss';

/** A template in miniature: its blocks in the chosen colours, so that the six can be told apart at a glance. */
function Miniature({ template, tone }: { template: PosterTemplate; tone: PosterTone }) {
  const { ground, deep, accent } = TONE_WORDS[tone];
  return (
    <View
      className={`${styles.mini} ${styles[template]}`}
      style={{ background: `linear-gradient(180deg, ${deep}, ${ground})` }}
    >
      <View className={styles.sheet}>
        <View className={styles.photo} />
        <View className={styles.lineA} style={{ background: accent }} />
        <View className={styles.lineB} />
        <View className={styles.code} />
      </View>
    </View>
  );
}

interface StripProps {
  value: PosterTemplate;
  /** Null: each in its own. */
  tone: PosterTone | null;
  onChange: (template: PosterTemplate) => void;
}

export function TemplateStrip({ value, tone, onChange }: StripProps) {
  return (
    <ScrollView scrollX enhanced showScrollbar={false} className={styles.scroll}>
      <View className={styles.strip} {...({ role: 'radiogroup', 'aria-label': '版式' } as object)}>
        {POSTER_TEMPLATES.map((template) => (
          <Pressable
            key={template}
            role="radio"
            selected={template === value}
            className={`${styles.item} ${template === value ? styles.on : ''}`}
            onPress={() => onChange(template)}
          >
            <Miniature template={template} tone={tone ?? FIRST_TONE[template]} />
            <Text className={styles.name}>{TEMPLATE_WORDS[template].name}</Text>
          </Pressable>
        ))}
      </View>
    </ScrollView>
  );
}
