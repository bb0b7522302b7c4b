"""What every answer of the server carries so that a browser keeps it safe."""

from flask import Flask, Response, request

from recommender.service.settings import Settings
from recommender.web.limits import BODY_BYTES_MOST

# Nothing inline, nothing from elsewhere, in no frame; forms go only to ourselves.
CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "font-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), interest-cohort=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
# After signing out at the desk the Back button shows nothing; the storage stays, where somebody may
# keep a plan of their own.
CLEARED = {"sign_in.leave": '"cache"'}
STAY_ON_HTTPS = "max-age=31536000; includeSubDomains"


def secure(app: Flask, settings: Settings) -> None:
    """Set the cookie flags and the body limit, and put the headers on every response."""
    app.config.update(
        SECRET_KEY=settings.secret_key,
        MAX_CONTENT_LENGTH=BODY_BYTES_MOST,
        MAX_FORM_MEMORY_SIZE=BODY_BYTES_MOST,
        SESSION_COOKIE_NAME="__Host-interview" if settings.is_https else "interview",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=settings.is_https,
        WTF_CSRF_TIME_LIMIT=settings.interview_seconds,
        WTF_CSRF_SSL_STRICT=False,
    )

    @app.after_request
    def add_headers(response: Response) -> Response:
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if cleared := CLEARED.get(request.endpoint or ""):
            response.headers["Clear-Site-Data"] = cleared
        if settings.is_https:
            response.headers["Strict-Transport-Security"] = STAY_ON_HTTPS
        if request.endpoint != "static" and "Cache-Control" not in response.headers:
            # health answers must not lie in a shared computer's cache
            response.headers["Cache-Control"] = "no-store"
        return response
