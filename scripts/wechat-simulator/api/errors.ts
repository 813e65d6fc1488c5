/** Words of the errcodes the simulator gives, as the platform writes them. */
const ERRMSG: Record<number, string> = {
  [-1]: 'system error',
  40001: 'invalid credential, access_token is invalid or not latest',
  40002: 'invalid grant_type',
  40003: 'invalid openid',
  40013: 'invalid appid',
  40014: 'invalid access_token',
  40029: 'invalid code',
  40037: 'invalid template_id',
  40066: 'invalid url',
  40097: 'invalid args',
  40125: 'invalid appsecret',
  40129: 'invalid scene',
  40163: 'code been used',
  40164: 'invalid ip, not in whitelist',
  40165: 'invalid weapp pagepath',
  40169: 'invalid length for scene, or the data is not json string',
  40226: 'code blocked',
  41001: 'access_token missing',
  41002: 'appid missing',
  41004: 'appsecret missing',
  41008: 'missing code',
  41030: 'invalid page',
  42001: 'access_token expired',
  43001: 'require GET method',
  43002: 'require POST method',
  43101: 'user refuse to accept the msg',
  43104: 'the openid does not match the appid',
  44002: 'empty post data',
  44991: 'reach max api minute frequence',
  45002: 'content size out of limit',
  45009: 'reach max api daily quota limit',
  45011: 'api minute-quota reach limit, must slower, retry next minute',
  47001: 'data format error',
  47003: 'argument invalid!',
  61010: 'code is expired',
  85401: 'time limit between 1min and 30days',
}

export function errmsgOf(errcode: number): string {
  return ERRMSG[errcode] ?? 'error'
}

/** An answer with an errcode; the platform sends it with HTTP 200. */
export class WxError extends Error {
  constructor(
    readonly errcode: number,
    detail?: string,
  ) {
    super(detail ? `${errmsgOf(errcode)} ${detail}` : errmsgOf(errcode))
  }
}
