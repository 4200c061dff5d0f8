/// <reference types="@tarojs/taro" />
declare module '*.png' {
  const url: string;
  export default url;
}
declare module '*.module.scss' {
  const classes: Readonly<Record<string, string>>;
  export default classes;
}
declare module '*.scss';

/** Build-time constants; see config/taro/index.ts. */
declare const API_BASE: string;
/** By component, the attributes for screen readers; see config/taro/spoken-attributes.ts. */
declare const SPOKEN_ATTRIBUTES: Record<string, Record<string, string>>;

/** The build replaces `process.env.X`; there is no `process` on a phone. */
declare const process: { env: NodeJS.ProcessEnv };

declare namespace NodeJS {
  interface ProcessEnv {
    TARO_ENV: 'weapp' | 'tt' | 'h5';
    NODE_ENV: 'development' | 'production';
    /** Set to 1 to build the component gallery into a production build. */
    YIMAI_GALLERY?: string;
    /** Set to 0 to build for Douyin without its plugin of commerce. */
    YIMAI_DOUDIAN?: string;
  }
}
