"""The settings, read from the environment once (``PREVENTION_IMPACT_STORE`` and so on)."""

from functools import cache
from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """What an installation may set; every field is an environment variable."""

    model_config = SettingsConfigDict(env_prefix="PREVENTION_IMPACT_", frozen=True)

    store: str = Field(
        "sqlite:///var/impact.db",
        description="The store's address: SQLite, or any SQLAlchemy address of PostgreSQL.",
    )
    secret: str = Field(
        "",
        description="The secret under which participant codes are hashed. Empty: one is made on "
        "first use and kept in the file named by SECRET_FILE. Whoever changes it can no longer "
        "match earlier codes.",
        repr=False,
    )
    secret_file: Path = Field(
        Path("var/secret"), description="Where that secret is kept if it is not set."
    )
    administrator: str = Field(
        "", description="The e-mail address that is administrator from the start."
    )
    due_days: int = Field(
        30, description="Days after a quarter's end until its workbooks are due.", ge=0
    )
    fiscal_year_starts: int = Field(
        10,
        description="The month fiscal years start in, 1 to 12. A fiscal year is called after the "
        "calendar year it ends in: with 10 (US federal), FY 2026 is October 2025 to September "
        "2026.",
        ge=1,
        le=12,
    )


@cache
def settings() -> Settings:
    """Return the settings of this process."""
    return Settings()
