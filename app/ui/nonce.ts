import { createContext, useContext } from "react";

/** The nonce of this response's content security policy. In the browser it is empty: scripts are there already. */
export const NonceContext = createContext<string | undefined>(undefined);
export const useNonce = () => useContext(NonceContext);
