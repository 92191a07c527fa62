/** Why nothing came back from the other side, in words for the person who entered its address. */

const network = 'It cannot be reached. Check the address and the network.';
const certificate =
  'It has a certificate that this computer does not trust. Name the one that signed it in NODE_EXTRA_CA_CERTS.';

/** By the codes of the system, of TLS and of the HTTP client. */
const faults: Record<string, string> = {
  ECONNREFUSED: 'It refuses the connection. Check the address, and that the service runs.',
  ENOTFOUND: 'Its name is not known. Check the address.',
  EAI_AGAIN: 'Its name could not be looked up. Check the address and the network.',
  EHOSTUNREACH: network,
  ENETUNREACH: network,
  ETIMEDOUT: network,
  UND_ERR_CONNECT_TIMEOUT: network,
  UND_ERR_SOCKET: 'It broke off the connection.',
  ECONNRESET: 'It broke off the connection.',
  EPIPE: 'It broke off the connection.',
  DEPTH_ZERO_SELF_SIGNED_CERT: certificate,
  SELF_SIGNED_CERT_IN_CHAIN: certificate,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: certificate,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: certificate,
  CERT_HAS_EXPIRED: 'Its certificate has expired. Renew it there.',
  CERT_NOT_YET_VALID: "Its certificate is not valid yet. Check both computers' clocks.",
  ERR_TLS_CERT_ALTNAME_INVALID: 'Its certificate is for another name. Enter the address with the name it was made for.',
  EPROTO: 'It does not speak TLS. Try the address with http:// or check the port.',
  ERR_SSL_WRONG_VERSION_NUMBER: 'It does not speak TLS. Try the address with http:// or check the port.',
};

export function sendFault(thrown: unknown): string {
  const { name, code, cause } = thrown as { name?: string; code?: string; cause?: Cause };
  if (name === 'AbortError') return 'The station was ending. It tries again when it runs.';
  // Several addresses of one name, each with a fault of its own.
  const known = [code, cause?.code, ...(cause?.errors ?? []).map((error) => error.code)];
  for (const one of known) if (one !== undefined && faults[one]) return faults[one];
  if (cause?.message === 'bad port') return 'This port is kept for other services. Choose another one for it.';
  return 'It does not answer as an HTTP service does. Check the address and the port.';
}

interface Cause {
  code?: string;
  message?: string;
  errors?: { code?: string }[];
}
