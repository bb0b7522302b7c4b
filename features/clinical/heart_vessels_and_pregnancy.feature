Feature: Red flags of heart, vessels and pregnancy
  Pain in the back or neck can come from the heart, a large vessel, an artery of the neck or a pregnancy.
  Such a person is sent to the right place, and gets no week. Whatever a table does not mention, the person
  answers as in people.md.

  Scenario Outline: Heart and large vessels
    Given a person with two weeks of simple low back pain
    And the person answers
      | question               | answer                    |
      | Age                    | <age>                     |
      | Where it hurts         | <where>                   |
      | Chest, breath, tummy   | <ticked>                  |
      | Arms, legs and walking | <limb>                    |
      | Start of limb sign     | Longer ago, up to 2 weeks |
      | Heart and circulation  | <heart>                   |
    When the rules are run
    Then the triage is "<triage>" because of the rule "<rule>"
    And there is no week

    Examples:
      | says                                | age | where                       | ticked                                       | limb                   | heart                            | triage          | rule                                                                     |
      | a tight chest, now                  | 50  | Lower back                  | Chest pain, pressure or tightness at rest    |                        |                                  | Emergency       | Chest pain, pressure or tightness at rest                                |
      | short of breath, blades ache        | 50  | Upper back, shoulder blades | More out of breath than usual                |                        |                                  | Emergency       | More out of breath than usual, with a second sign of heart, lung or clot |
      | tearing between the shoulder blades | 50  | Upper back, shoulder blades | Tearing pain in chest or upper back          |                        |                                  | Emergency       | Tearing pain in chest or upper back                                      |
      | a stab with each breath             | 50  | Lower back                  | Sharp pain on breathing in                   |                        |                                  | Emergency       | Sharp pain on breathing in                                               |
      | cold sweat with the pain            | 50  | Lower back                  | Cold sweat, grey or faint                    |                        |                                  | Emergency       | A cold sweat, grey or faint with new or strong pain                      |
      | a known aneurysm, and a new pain    | 50  | Lower back                  |                                              |                        | A widened main artery (aneurysm) | Emergency       | A widened main artery and new back, side or tummy pain                   |
      | swollen calf and short of breath    | 50  | Lower back                  | More out of breath than usual                | One swollen leg or arm |                                  | Emergency       | One swollen leg or arm with a chest sign                                 |
      | short of breath, and nothing else   | 50  | Lower back                  | More out of breath than usual                |                        |                                  | Same day        | More out of breath than usual                                            |
      | not sure about my chest             | 50  | Lower back                  | Not sure                                     |                        |                                  | Same day        | Not sure about a sign of chest or tummy                                  |
      | swollen warm calf                   | 50  | Lower back                  |                                              | One swollen leg or arm |                                  | Same day        | One newly swollen leg or arm                                             |
      | chest tight on stairs, unchecked    | 50  | Lower back                  | Chest, jaw, arm or upper back ache on stairs |                        |                                  | Same day        | Chest, jaw, arm or upper back ache on stairs or hurry                    |
      | blacked out, nobody knows why       | 50  | Lower back                  | Passed out, cause unknown                    |                        |                                  | Same day        | Passed out without a known cause                                         |
      | my heart races, and my blades ache  | 50  | Upper back, shoulder blades | New racing or thumping heart                 |                        |                                  | Same day        | A new racing or thumping heart                                           |
      | my heart races of late              | 50  | Lower back                  | New racing or thumping heart                 |                        |                                  | Clinician first | A racing or thumping heart that is new                                   |

  Scenario Outline: Vessels of the neck and head
    Given a person with two weeks of simple low back pain
    And the person answers
      | question                       | answer     |
      | Age                            | <age>      |
      | Where it hurts                 | Neck       |
      | Neck and head signs            | <neck>     |
      | Head, face and sight           | <head>     |
      | About the headache             | <headache> |
      | About the dizziness            | <dizzy>    |
      | Temple, scalp, jaw, beat       | <temple>   |
      | Fever, illness, falls, changes | <fever>    |
    When the rules are run
    Then the triage is "<triage>" because of the rule "<rule>"

    Examples:
      | says                                 | age | neck                               | head                               | headache                             | dizzy                                             | temple                 | fever                     | triage          | rule                                                                                      |
      | unlike any before, and I see double  | 40  | Pain unlike any stiff neck before  | Seeing double or sudden sight loss |                                      |                                                   |                        |                           | Emergency       | Neck pain unlike any before, with a sign in head, balance or arm                          |
      | unlike any before, and dizzy         | 40  | Pain unlike any stiff neck before  | Dizzy, light-headed or spinning    |                                      | None of these                                     |                        |                           | Emergency       | Neck pain unlike any before, with a sign in head, balance or arm                          |
      | at its worst within a minute         | 40  |                                    | New, sudden or unusual headache    | It was at its worst within 5 minutes |                                                   |                        |                           | Emergency       | A headache at its worst within five minutes                                               |
      | fever, stiff neck, light hurts       | 22  | I cannot bring my chin to my chest | New, sudden or unusual headache    | Light hurts my eyes                  |                                                   |                        | Fever, or hot and shivery | Emergency       | Fever or very ill, with a stiff neck, bad headache, light that hurts or a rash that stays |
      | sore temple, and a shadow on one eye | 70  |                                    | Seeing double or sudden sight loss |                                      |                                                   | Headache at the temple |                           | Emergency       | A sign of temple arteritis with a change of sight                                         |
      | slurred speech and an old neck pain  | 40  |                                    | Slurred or muddled speech          |                                      |                                                   |                        |                           | Emergency       | Slurred or muddled speech                                                                 |
      | not sure about my head               | 40  |                                    | Not sure                           |                                      |                                                   |                        |                           | Same day        | Not sure about a sign in head, face or sight, and cannot say which                        |
      | unlike any before, nothing else      | 41  | Pain unlike any stiff neck before  |                                    |                                      |                                                   |                        |                           | Same day        | Neck pain unlike any before that does not behave like a stiff neck                        |
      | everything spins for hours           | 40  |                                    | Dizzy, light-headed or spinning    |                                      | Everything has spun for hours, even keeping still |                        |                           | Same day        | Spinning for hours, even keeping still                                                    |
      | my legs gave way without warning     | 40  |                                    | Dropped to the floor, still awake  |                                      |                                                   |                        |                           | Same day        | Dropped to the floor while awake                                                          |
      | sore temple at 51                    | 51  |                                    |                                    |                                      |                                                   | Headache at the temple |                           | Same day        | A new headache at the temple, from 50                                                     |
      | a little dizzy for weeks, else well  | 40  |                                    | Dizzy, light-headed or spinning    |                                      | None of these                                     |                        |                           | Clinician first | Dizziness that nobody has explained, with a pain of the neck or head, or from 65          |
      | dizzy when I stand up quickly        | 40  |                                    | Dizzy, light-headed or spinning    |                                      | I feel faint only on standing up                  |                        |                           | Plan with care  | Dizzy for seconds on turning over, or faint only on standing up                           |

  Scenario: A familiar headache from a tender neck is no red flag
    Given a person whose one trouble is "neck"
    And the person answers
      | question             | answer                                        |
      | Head, face and sight | New, sudden or unusual headache               |
      | About the headache   | It is just like my usual migraine or headache |
      | How it feels         | Ache, pull or tightness; Sore spots or knots  |
      | Sore spots and knots | Yes                                           |
    When the rules are run
    Then the triage is "Plan"

  Scenario Outline: Pregnancy
    Given a person with two weeks of simple low back pain
    And the person answers
      | question                       | answer   |
      | Age                            | 29       |
      | Pregnancy or recent birth      | Pregnant |
      | Weeks pregnant                 | <weeks>  |
      | Warning signs in pregnancy     | <ticked> |
      | Fever, illness, falls, changes | <ill>    |
    When the rules are run
    Then the triage is "<triage>" because of the rule "<rule>"
    And there is no week

    Examples:
      | says                         | weeks | ticked                                      | ill                       | triage          | rule                                                         |
      | heavy bleeding               | 28    | Heavy bleeding from the vagina              |                           | Emergency       | Heavy bleeding in pregnancy or after a loss                  |
      | tummy pain that does not go  | 28    | Tummy pain that does not go away            |                           | Emergency       | Tummy pain that does not go away, or a tummy that stays hard |
      | spotting, and my back hurts  | 28    | Light bleeding or spotting                  |                           | Emergency       | Bleeding and back or tummy pain from 20 weeks                |
      | a bad headache and spots     | 28    | A bad headache; Blurred sight or spots      |                           | Emergency       | Two signs of high blood pressure in pregnancy                |
      | not sure about one of them   | 28    | Not sure about one                          |                           | Same day        | Not sure about a sign in pregnancy                           |
      | spotting early on            | 12    | Light bleeding or spotting                  |                           | Same day        | Any bleeding in pregnancy or after a loss                    |
      | watery fluid                 | 28    | Watery fluid, or waters may have broken     |                           | Same day        | Tightening, cramps, pressure low down or waters              |
      | backache that comes and goes | 28    | Regular tightening, or backache in a rhythm |                           | Same day        | Tightening, cramps, pressure low down or waters              |
      | the baby moves less          | 28    | The baby moves less                         |                           | Same day        | The baby moves less                                          |
      | it hurts to pee              | 28    |                                             | Burning when peeing       | Same day        | Burning pee in pregnancy                                     |
      | a bad headache               | 28    | A bad headache                              |                           | Same day        | One sign of high blood pressure in pregnancy                 |
      | a fever                      | 28    |                                             | Fever, or hot and shivery | Same day        | Fever with back or neck pain                                 |
      | the midwife said no exercise | 28    | I was told not to exercise                  |                           | Clinician first | Told not to exercise in pregnancy                            |

  Scenario Outline: A healthy pregnancy with an aching back gets a week
    Given a person with two weeks of simple low back pain
    And the person answers
      | question                  | answer   |
      | Age                       | 30       |
      | Pregnancy or recent birth | Pregnant |
      | Weeks pregnant            | 22       |
      | Pelvic girdle pain        | <pelvis> |
    When the rules are run
    Then the triage is "<triage>"
    And there is a week

    Examples:
      | says                        | pelvis | triage         |
      | only my back aches          | no     | Plan           |
      | my hips and pelvis hurt too | yes    | Plan with care |

  Scenario Outline: Blood pressure
    Given a person with two weeks of simple low back pain
    And the person answers
      | question                 | answer    |
      | Blood pressure           | <reading> |
      | Very high pressure signs | <with>    |
    When the rules are run
    Then the triage is "<triage>"

    Examples:
      | says                              | reading                                              | with     | triage          |
      | 188 over 112 and a headache       | Top number 180 or more, or bottom 110 or more        | Yes      | Emergency       |
      | 188 over 112, not sure about more | Top number 180 or more, or bottom 110 or more        | Not sure | Emergency       |
      | 188 over 112, and I feel fine     | Top number 180 or more, or bottom 110 or more        | No       | Clinician first |
      | 165 over 102 on tablets           | Top number 160–179, or bottom 100–109                |          | Plan with care  |
      | 134 over 82 on one tablet         | Below 160 over 100                                   |          | Plan            |

  Scenario Outline: Recent heart trouble and clots
    Given a person with two weeks of simple low back pain
    And the person answers
      | question              | answer   |
      | Heart and circulation | <ticked> |
    When the rules are run
    Then the triage is "<triage>"

    Examples:
      | says                            | ticked                                              | triage          |
      | my heart trouble gets worse     | Angina or heart failure getting worse               | Same day        |
      | a heart attack two weeks ago    | A heart attack or a stent in the last 12 weeks      | Clinician first |
      | a clot in the lung last week    | A clot in leg or lung in the last 4 weeks           | Clinician first |
      | I am not sure about one of them | Not sure                                            | Clinician first |
      | heart disease, settled          | Settled heart disease, or a stent over 12 weeks ago | Plan with care  |
