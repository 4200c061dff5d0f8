/** Random per installation, made by our client; never a fingerprint. */
export const DEVICE_ID = /^[0-9A-Za-z_-]{8,40}$/;

/** The header in which our clients name their installation, so that it sees one variant of an experiment and stays with it. */
export const DEVICE_HEADER = 'x-device-id';

/** The same for the document of a page, which a browser asks for before any script of ours runs. */
export const DEVICE_COOKIE = 'yimai_device';
