/** The address of a file for <Image>: the server gives it without its own origin, which a weapp must add. */
export const fileUrl = (url: string): string => (url.startsWith('/') ? API_BASE + url : url)
