import { Text, View } from '@tarojs/components';
import { Pressable } from './base/pressable';
import { Image } from './image';
import { imagesOf, isChoosable, isGone, type SkuOption, type SkuSpec } from './sku-selection';
import type { SkuChoice } from './use-sku-choice';
import styles from './sku-groups.module.scss';

interface GroupProps {
  spec: SkuSpec;
  index: number;
  skus: readonly SkuOption[];
  choice: SkuChoice;
}

function Value({
  value,
  index,
  skus,
  choice,
  imageUrl,
}: Omit<GroupProps, 'spec'> & { value: string; imageUrl?: string }) {
  const on = choice.chosen[index] === value;
  const gone = isGone(skus, index, value);
  const possible = !gone && isChoosable(skus, choice.chosen, { group: index, value });
  const look = on ? styles.on : possible ? '' : styles.none;
  return (
    <Pressable
      role="radio"
      selected={on}
      disabled={!possible && !on}
      label={gone ? `${value}，缺货` : value}
      className={`${styles.value} ${imageUrl ? styles.pictured : ''} ${look}`}
      onPress={() => choice.pick(index, on ? undefined : value)}
    >
      {imageUrl && (
        <View className={styles.picture}>
          <Image src={imageUrl} alt="" ratio={1} radius="s" />
        </View>
      )}
      <Text>{value}</Text>
      {gone && <Text className={styles.gone}>缺货</Text>}
    </Pressable>
  );
}

/** One row of values per specification. A value that leads to nothing in stock cannot be chosen. */
export function SkuGroups({
  specs,
  skus,
  choice,
}: {
  specs: readonly SkuSpec[];
  skus: readonly SkuOption[];
  choice: SkuChoice;
}) {
  return (
    <>
      {specs.map((spec, index) => {
        const images = imagesOf(skus, index, spec.values);
        const missing = choice.isAsked && choice.chosen[index] === undefined;
        return (
          <View
            key={spec.name}
            className={styles.group}
            {...({ role: 'radiogroup', 'aria-label': spec.name } as object)}
          >
            <Text className={styles.name}>
              {spec.name}
              {missing && <Text className={styles.missing}>请选择</Text>}
            </Text>
            <View className={styles.values}>
              {spec.values.map((value) => (
                <Value
                  key={value}
                  value={value}
                  index={index}
                  skus={skus}
                  choice={choice}
                  imageUrl={images?.get(value)}
                />
              ))}
            </View>
          </View>
        );
      })}
    </>
  );
}
