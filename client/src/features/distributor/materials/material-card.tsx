import { Text, View } from '@tarojs/components';
import { CATEGORY_NAMES } from '@yimai/shared/domain/material/material';
import { Button } from '@/components/button';
import { Pressable } from '@/components/base/pressable';
import { Film } from '@/components/film';
import { Icon } from '@/components/icon';
import { Image } from '@/components/image';
import { Popup } from '@/components/popup';
import { Price } from '@/components/price';
import { Tag } from '@/components/tag';
import { toast } from '@/components/feedback';
import { formatCount } from '@/lib/format';
import { openPage } from '@/lib/navigate';
import { routes } from '@/lib/routes';
import { copyText } from '@/platform/clipboard';
import type { Material } from '../api';
import { fileUrl } from '../words';
import { PictureGrid } from './picture-grid';
import { useTake, type Taken } from './use-take';
import styles from './materials.module.scss';

/** Longer words are folded, as a feed does. */
const FOLD_AFTER = 96;

interface CardProps {
  material: Material;
  /** All of its words are shown. Not the card's own: far from the screen it is not in the page. */
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
}

function Words({ material, isOpen, onOpen }: CardProps) {
  const { text } = material;
  if (text === '') return null;
  const isLong = text.length > FOLD_AFTER || text.split('\n').length > 5;
  // The link itself comes with the copy; here it is named.
  const pieces = text.split(/(\{[^{}]+\})/);
  return (
    <>
      <View className={`${styles.words} ${isLong && !isOpen ? styles.folded : ''}`}>
        {pieces.map((piece, index) =>
          piece.startsWith('{') ? (
            <Text key={index} className={styles.variable}>
              {piece.slice(1, -1)}
            </Text>
          ) : (
            piece
          ),
        )}
      </View>
      {isLong && (
        <Pressable className={styles.fold} onPress={() => onOpen(!isOpen)}>
          {isOpen ? '收起' : '全文'}
        </Pressable>
      )}
    </>
  );
}

function Subject({ product }: { product: NonNullable<Material['product']> }) {
  return (
    <Pressable
      className={styles.subject}
      role="link"
      onPress={() => openPage(routes.product({ productId: product.id }))}
    >
      <View className={styles.subjectPicture}>
        <Image src={fileUrl(product.imageUrl)} alt="" ratio={1} radius="s" />
      </View>
      <Text className={styles.subjectTitle}>{product.title}</Text>
      <Price fen={product.priceFen} size="s" />
    </Pressable>
  );
}

/** Where the browser wants a tap of its own before it copies: the words, ready, and the button. */
function ReadyWords({ words, onClose }: { words: Taken | null; onClose: () => void }) {
  const copy = async (): Promise<void> => {
    if (words && (await copyText(words.text))) {
      toast({ text: '文案已复制', kind: 'success' });
      onClose();
    }
  };
  return (
    <Popup
      open={words !== null}
      onClose={onClose}
      title="文案已准备好"
      footer={
        <Button block size="l" icon="copy" onPress={() => void copy()}>
          复制
        </Button>
      }
    >
      <Text className={styles.ready} userSelect>
        {words?.text}
      </Text>
    </Popup>
  );
}

function Actions({ material }: { material: Material }) {
  const { busy, copy, save, words, closeWords } = useTake(material);
  const { images, video, text, product } = material;
  const pictures = video ? '保存视频' : images.length > 1 ? `保存 ${images.length} 张图` : '保存图片';
  return (
    <View className={styles.actions}>
      {product && (
        <Button
          size="s"
          kind="ghost"
          icon="image"
          onPress={() => openPage(routes.poster({ productId: product.id }))}
        >
          做海报
        </Button>
      )}
      <View className={styles.spread} />
      {(images.length > 0 || video) && (
        <Button size="s" kind="secondary" loading={busy === 'saved'} onPress={() => void save()}>
          {pictures}
        </Button>
      )}
      {text !== '' && (
        <Button size="s" kind="primary" loading={busy === 'copied'} onPress={() => void copy()}>
          复制文案
        </Button>
      )}
      <ReadyWords words={words} onClose={closeWords} />
    </View>
  );
}

export function MaterialCard(props: CardProps) {
  const { material } = props;
  const { images, video, mine, product } = material;
  const taken = mine.copied + mine.saved + mine.shared;
  return (
    <View className={styles.card}>
      <View className={styles.head}>
        <Text className={styles.title}>{material.title}</Text>
        {material.isPinned && <Tag tone="brand">置顶</Tag>}
        <Tag>{CATEGORY_NAMES[material.category]}</Tag>
      </View>
      <Words {...props} />
      {video ? (
        <View className={styles.screen}>
          <Film
            src={fileUrl(video.url)}
            cover={images[0] && fileUrl(images[0].url)}
            ratio={video.width / Math.max(1, video.height)}
          />
        </View>
      ) : (
        <PictureGrid images={images} />
      )}
      {product && <Subject product={product} />}
      <View className={styles.counts}>
        <Icon name="user" size={26} />
        <Text>
          {material.usedTimes > 0 ? `${formatCount(material.usedTimes)} 次使用` : '新素材，还没有人用过'}
        </Text>
        {taken > 0 && (
          <Text className={styles.mine}>
            我用过 {taken} 次{mine.clicks > 0 ? `，被打开 ${mine.clicks} 次` : ''}
          </Text>
        )}
      </View>
      <Actions material={material} />
    </View>
  );
}
