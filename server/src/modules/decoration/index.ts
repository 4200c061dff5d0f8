export { DecorationModule } from './decoration.module.js';
export { DecorationService, HOME_SLUG } from './decoration.service.js';
export type { PageId, PageRecord, PageVersionId, PublishedPage, VersionRecord } from './decoration.types.js';
export { defaultHome, emptyPage } from './default-pages.js';
export { previewPath, PreviewTokens, type Previewed } from './preview-tokens.js';
export { referencesOf, validatePage, type PageFacts, type PageReferences } from './validate-page.js';
